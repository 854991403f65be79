# syntax=docker/dockerfile:1
# A prover worker: run as many as there are machines. Proving keys come from the object storage of ARTIFACTS_S3_* and are
# kept under /data; every load checks the hash. Keep the volume, or each start fetches them again.
# Build from the repository's root: docker build -f docker/prover-worker.Dockerfile .
# Debian and not Alpine: onnxruntime ships no binaries for musl.
FROM node:24-bookworm-slim AS source
ENV NX_DAEMON=false CI=true
WORKDIR /app
COPY package.json package-lock.json .npmrc nx.json tsconfig.base.json ./
COPY circuits circuits
COPY libs libs
COPY apps/prover-worker apps/prover-worker

# What runs: the lock file's versions of what this app needs, and no more.
FROM source AS dependencies
RUN npm ci --omit=dev --workspace @probity/prover-worker

FROM source AS build
RUN npm ci --workspace @probity/prover-worker --include-workspace-root && npx tsc -b apps/prover-worker

FROM node:24-bookworm-slim
ENV NODE_ENV=production PROBITY_DATA_DIRECTORY=/data
WORKDIR /app
COPY --from=dependencies /app /app
COPY --from=build /app/libs libs
COPY --from=build /app/apps apps
COPY models models
RUN mkdir /data && chown node:node /data
USER 1000:1000
VOLUME /data
CMD ["node", "apps/prover-worker/dist/main.js"]
