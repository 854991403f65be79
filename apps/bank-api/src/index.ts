export { BANK_ACTORS } from './actors.js';
export { BankApiModule, REGULATOR, type BankApiOptions } from './bank-api.module.js';
export { BankKeys, bankKeysFile } from './bank-keys.js';
export type { BatchView } from './batch-view.js';
export type { AlertView } from './controllers/records.controller.js';
export { Models } from './models.js';
export { describeBankApi, startBankService } from './service.js';
