export { openStore } from './store/index.ts';
export { StoreError, type StoreErrorCode } from './store/store-error.ts';
