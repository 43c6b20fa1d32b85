import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  loading: '正在加载…',
  retry: '重试',
  close: '关闭',
  cancel: '取消',
  back: '返回',
  'error.unknown': '我们这边出了点问题，请重试。（代码：{code}）',
  'error.offline': '目前没有网络连接。',
  'error.timeout': '等待回应超时，请重试。',
  'error.aborted': '请求已取消。',
  'error.server-error': '我们的服务暂时出现故障，请几分钟后再试。',
  'error.not-a-desk': '无法连接到我们的服务：收到的是其他系统的回应。您所用的网络是否需要先登录？',
  'error.rate-limited': '请求过于频繁，请在 {count} 秒后重试。',
  'error.body-too-large': '内容过大，无法发送。请删除部分文件或缩短文字。',
  'error.unauthenticated': '请重新登录。',
  'error.forbidden': '您没有权限执行此操作。',
  'error.no-policy': '此处尚未设置完成，暂时无法受理投诉。',
  'error.unknown-receipt': '未找到与此凭证对应的投诉，请确认是否复制完整。',
  'error.invalid-receipt': '这似乎不是有效的凭证，请确认是否复制完整。',
  'error.version-conflict': '在此期间内容已被更改，请重新查看。',
  'error.refused': '当前阶段已无法执行此操作。',
  'error.unknown-upload': '有文件未能送达，请重新添加。',
  'error.file-too-large': '“{name}”过大，最大允许 {limit}。',
  'error.file-type-refused': '“{name}”的文件类型不受支持。',
  'error.file-empty': '“{name}”是空文件。',
} satisfies Messages<keyof typeof en>;
