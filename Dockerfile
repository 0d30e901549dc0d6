# syntax=docker/dockerfile:1
# DealBot as an image without a shell, which runs as a user without rights from a root file system that may be read-only.
# It listens on all addresses, so it starts only with an access token: DEALBOT_WEB_TOKEN_FILE, or DEALBOT_WEB_TOKEN.
#   docker build -t dealbot .
#   docker run -p 127.0.0.1:8080:8080 -v dealbot-index:/app/index -e DEALBOT_WEB_TOKEN=… dealbot
# compose.yaml says how to run it for years.

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
# Packages by themselves: they are fetched anew only when a project file changes.
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props ./
COPY src/DealBot.Text/DealBot.Text.csproj src/DealBot.Text/
COPY src/DealBot.Search/DealBot.Search.csproj src/DealBot.Search/
COPY src/DealBot.Core/DealBot.Core.csproj src/DealBot.Core/
COPY src/DealBot.Discord/DealBot.Discord.csproj src/DealBot.Discord/
COPY src/DealBot.Slack/DealBot.Slack.csproj src/DealBot.Slack/
COPY src/DealBot/DealBot.csproj src/DealBot/
RUN dotnet restore src/DealBot -a $TARGETARCH
COPY src src
RUN dotnet publish src/DealBot -c Release -a $TARGETARCH --no-restore -o published
RUN mkdir -p volumes/index

# "extra" has the time zones, which digests "at 8 Europe/Kyiv" need.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /source/published ./
# A new volume takes over its folder's owner.
COPY --from=build --chown=$APP_UID:$APP_UID /source/volumes ./
COPY index/articles articles
COPY config config
ENV DEALBOT_DATA=index \
    DEALBOT_ARTICLES=articles \
    DEALBOT_CONFIG=config \
    DEALBOT_URLS=http://0.0.0.0:8080 \
    ASPNETCORE_HTTP_PORTS= \
    DOTNET_EnableDiagnostics=0
USER $APP_UID
EXPOSE 8080
VOLUME ["/app/index", "/app/config"]
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["./dealbot", "healthcheck"]
ENTRYPOINT ["./dealbot"]
