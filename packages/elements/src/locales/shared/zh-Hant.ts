import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  loading: '載入中…',
  retry: '重試',
  close: '關閉',
  cancel: '取消',
  back: '返回',
  'error.unknown': '我們這邊出了點問題，請重試。（代碼：{code}）',
  'error.offline': '目前沒有網路連線。',
  'error.timeout': '等待回應逾時，請重試。',
  'error.aborted': '請求已取消。',
  'error.server-error': '我們的服務暫時發生故障，請幾分鐘後再試。',
  'error.not-a-desk': '無法連線到我們的服務：收到的是其他系統的回應。您使用的網路是否需要先登入？',
  'error.rate-limited': '請求過於頻繁，請在 {count} 秒後重試。',
  'error.body-too-large': '內容過大，無法傳送。請移除部分檔案或縮短文字。',
  'error.unauthenticated': '請重新登入。',
  'error.forbidden': '您沒有權限執行此操作。',
  'error.no-policy': '此處尚未設定完成，暫時無法受理投訴。',
  'error.unknown-receipt': '找不到與此憑證對應的投訴，請確認是否複製完整。',
  'error.invalid-receipt': '這似乎不是有效的憑證，請確認是否複製完整。',
  'error.version-conflict': '在此期間內容已被更改，請重新查看。',
  'error.refused': '目前階段已無法執行此操作。',
  'error.unknown-upload': '有檔案未能送達，請重新附加。',
  'error.file-too-large': '「{name}」過大，最多允許 {limit}。',
  'error.file-type-refused': '「{name}」的檔案類型不受支援。',
  'error.file-empty': '「{name}」是空檔案。',
} satisfies Messages<keyof typeof en>;
