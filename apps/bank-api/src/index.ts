export { permissionMatrix } from './identity/permission-matrix.js';
export type { MatrixCell, MatrixRow, PermissionMatrix } from './identity/permission-matrix.js';
export { describeBankApi, startBankService } from './service.js';
