# Alongside on Node 24, as an unprivileged user, from the sources it was tested as.
FROM node:24-bookworm-slim AS modules
WORKDIR /srv/alongside
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/alongside
RUN useradd --system --uid 10001 --home-dir /var/lib/alongside --create-home alongside
WORKDIR /srv/alongside
COPY --from=modules /srv/alongside/node_modules ./node_modules
COPY package.json tsconfig.json ./
COPY data ./data
COPY migrations ./migrations
COPY src ./src
USER alongside
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/livez').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--import=tsx", "src/main.ts"]
CMD ["web"]
