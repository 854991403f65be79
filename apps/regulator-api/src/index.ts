export { describeRegulatorApi, REGULATOR_ACTORS, startRegulatorService, type RegulatorService } from './regulator-service.js';
