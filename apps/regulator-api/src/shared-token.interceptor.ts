import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Supervision } from '@probity/regulator-supervision';
import { platformError, type Actor } from '@probity/shared-platform';

/** Its token says nothing of which bank speaks. */
export const SHARED_BANK_ACTOR = 'bank';

/** Refuses the token that all banks could share, unless the installation is a sandbox. */
@Injectable()
export class SharedTokenInterceptor implements NestInterceptor {
  constructor(private readonly supervision: Supervision) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<ReturnType<CallHandler['handle']>> {
    const { user } = context.switchToHttp().getRequest<{ user?: Actor }>();
    if (user?.id === SHARED_BANK_ACTOR && !(await this.supervision.registrations.isSandbox())) {
      throw platformError('PERMISSION_DENIED', 'the token that speaks for every bank counts in a sandbox only: sign requests with the registered request key', { status: 403 });
    }
    return next.handle();
  }
}
