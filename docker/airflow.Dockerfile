# Airflow where no registry has its public image; docker/build makes the context: the libraries of
# dags/requirements.txt, installed on the host, because a build can't reach a registry of packages.
ARG BASE=debian:bookworm-slim
FROM ${BASE}
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /usr/share/doc /usr/share/man /usr/share/locale \
    && echo 'airflow:x:50000:0::/opt/airflow:/usr/sbin/nologin' >>/etc/passwd \
    && install -d -o 50000 -g 0 -m 0775 /opt/airflow /opt/airflow/logs \
    && printf '#!/bin/sh\nexec python3 -m airflow "$@"\n' >/usr/local/bin/airflow \
    && chmod 755 /usr/local/bin/airflow
COPY . /usr/local/lib/python3.11/dist-packages/
# Else each process compiles what it imports, at each start.
RUN python3 -m compileall -q -j 0 -x /kubernetes/ /usr/local/lib/python3.11/dist-packages
ENV AIRFLOW_HOME=/opt/airflow LC_ALL=C.UTF-8 PYTHONUNBUFFERED=1
USER 50000:0
CMD ["airflow", "version"]
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="daybook/airflow" \
      org.opencontainers.image.description="Airflow with the providers that Daybook's DAGs use" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
