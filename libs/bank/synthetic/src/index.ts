export { DEMO_BANK, generateBank, holderOf, type SyntheticBank, type SyntheticBankOptions } from './bank.js';
export { exportTrainingFeatures, type TrainingExport, type TrainingTransaction } from './export.js';
export { HELD_OUT_VARIANT, TYPOLOGIES } from './typologies.js';
export { OWN_BANK, type Customer, type CustomerKind, type Label, type LabelledTransaction, type Party } from './world.js';
