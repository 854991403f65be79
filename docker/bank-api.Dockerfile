# syntax=docker/dockerfile:1
# The bank's API.
# Build from the repository's root: docker build -f docker/bank-api.Dockerfile .
# Debian and not Alpine: onnxruntime ships no binaries for musl.
FROM node:24-bookworm-slim AS source
ENV NX_DAEMON=false CI=true
WORKDIR /app
COPY package.json package-lock.json .npmrc nx.json tsconfig.base.json ./
COPY circuits circuits
COPY libs libs
COPY apps/bank-api apps/bank-api

# What runs: the lock file's versions of what this app needs, and no more.
FROM source AS dependencies
RUN npm ci --omit=dev --workspace @probity/bank-api

FROM source AS build
RUN npm ci --workspace @probity/bank-api --include-workspace-root && npx tsc -b apps/bank-api

FROM node:24-bookworm-slim
ENV NODE_ENV=production SERVICE_HOST=0.0.0.0 SERVICE_PORT=3000 PROBITY_DATA_DIRECTORY=/data
WORKDIR /app
COPY --from=dependencies /app /app
COPY --from=build /app/libs libs
COPY --from=build /app/apps apps
COPY migrations/bank migrations/bank
COPY models models
RUN mkdir /data && chown node:node /data
USER 1000:1000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/bank-api/dist/main.js"]
