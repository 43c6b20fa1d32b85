import { fileURLToPath } from 'node:url';
import type { Person } from './accounts.ts';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A company with a desk of its own. */
export interface Company {
  readonly id: 'bank' | 'retailer';
  readonly name: string;
  readonly basePath: string;
  readonly policy: string;
  readonly people: readonly Person[];
}

export const bank: Company = {
  id: 'bank',
  name: 'Harbor & Finch',
  basePath: '/api',
  policy: file('../policies/bank.json'),
  people: [
    { name: 'Nora Whitlock', email: 'nora@harbor-finch.example', roles: ['handler'], job: 'handler' },
    { name: 'Owen Blake', email: 'owen@harbor-finch.example', roles: ['handler'], job: 'second handler' },
    { name: 'Samuel Ortiz', email: 'samuel@harbor-finch.example', roles: ['supervisor'], job: 'supervisor' },
    { name: 'Dana Kim', email: 'dana@harbor-finch.example', roles: ['dispatcher'], job: 'dispatcher' },
    { name: 'Ada Brandt', email: 'ada@harbor-finch.example', roles: ['admin'], job: 'admin' },
    { name: 'Mary Okafor', email: 'mary@harbor-finch.example', roles: ['auditor'], job: 'manager' },
  ],
};

export const retailer: Company = {
  id: 'retailer',
  name: '悦选商城',
  basePath: '/zh/api',
  policy: file('../policies/retailer.json'),
  people: [
    { name: '李雯', email: 'liwen@yuexuan.example', roles: ['handler'], job: '经办' },
    { name: '王建国', email: 'wangjianguo@yuexuan.example', roles: ['supervisor'], job: '主管' },
    { name: '陈思', email: 'chensi@yuexuan.example', roles: ['dispatcher'], job: '调度' },
    { name: '赵敏', email: 'zhaomin@yuexuan.example', roles: ['admin'], job: '管理员' },
  ],
};

/** The complaints that the bank's desk starts with, and the name of their mapping. */
export const history = { rows: file('../data/cfpb.csv.gz'), mapping: 'cfpb' } as const;
