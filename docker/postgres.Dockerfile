# PostgreSQL of Debian for a local Airflow; takes the variables of the official image.
ARG BASE=debian:bookworm-slim
FROM ${BASE}
# No cluster of Debian's: the entry point makes its own.
RUN mkdir -p /etc/postgresql-common \
    && echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf \
    && apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql-15 \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /usr/share/doc /usr/share/man /usr/share/locale \
    && install -d -o postgres -g postgres -m 0700 /var/lib/postgresql/data
COPY docker/postgres-entrypoint /usr/local/bin/docker-entrypoint.sh
ENV PATH=/usr/lib/postgresql/15/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    LC_ALL=C.UTF-8 \
    PGDATA=/var/lib/postgresql/data
EXPOSE 5432
# Ends sessions and stops in order; SIGTERM would wait for clients.
STOPSIGNAL SIGINT
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="daybook/postgres" \
      org.opencontainers.image.description="PostgreSQL for Daybook's local Airflow" \
      org.opencontainers.image.licenses="PostgreSQL" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
