import { Module, type DynamicModule } from '@nestjs/common';
import { CircuitService } from '@probity/regulator-circuits';
import { CircuitsController } from './circuits.controller.js';

@Module({})
export class CircuitsModule {
  static over(circuits: CircuitService): DynamicModule {
    return { module: CircuitsModule, controllers: [CircuitsController], providers: [{ provide: CircuitService, useValue: circuits }] };
  }
}
