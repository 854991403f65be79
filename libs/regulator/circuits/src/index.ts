export { circuitCheckSchema, CircuitService, type CircuitErrorCode, type CircuitView, type NewCircuitCheck } from './circuit.service.js';
export { CIRCUIT_ENTITIES } from './entities.js';
export { STANDINGS, type Standing } from './standing.js';
