import { ApiProblem } from '@probity/regulator-api-client';
import { TooltipProvider } from '@probity/shared-web-ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { RouterProvider } from 'react-router';
import { createPortalRouter } from './routes.js';
import { SessionGate } from './session/session.js';

/** Once for each thing that may pass: a refusal of the service is an answer, and asked again it is the same one. */
const retry = (failures: number, error: Error): boolean => failures < 2 && !(error instanceof ApiProblem);

export function App(): ReactElement {
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry } } }));
  const [router] = useState(createPortalRouter);
  return (
    <QueryClientProvider client={queries}>
      <TooltipProvider delayDuration={250}>
        <SessionGate>
          <RouterProvider router={router} />
        </SessionGate>
      </TooltipProvider>
    </QueryClientProvider>
  );
}
