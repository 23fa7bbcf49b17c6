FROM node:22-bookworm AS page
WORKDIR /src/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web .
RUN npm run build

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=page /src/web/dist web/dist
RUN CGO_ENABLED=0 go build -trimpath -o /onemap ./cmd/onemap

# gdal-bin and bubblewrap read the formats OneMap does not read itself; where the
# container may not make user namespaces, `onemap doctor` says that they are off.
FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends gdal-bin bubblewrap util-linux ca-certificates fonts-wqy-microhei \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --create-home onemap
USER onemap
COPY --from=build /onemap /usr/local/bin/onemap
EXPOSE 8080
ENTRYPOINT ["onemap"]
CMD ["serve"]
