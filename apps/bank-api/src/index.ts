export { describeBankApi, startBankService } from './service.js';
