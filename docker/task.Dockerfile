# The image of one stage: docker build -f docker/task.Dockerfile --build-arg TASK=flatten .
# docker/build builds all of them; the jars must be built.
ARG BASE=eclipse-temurin:17-jre

# Each stage's class-data archive (AppCDS): an archive is good for one JVM and one jar at one path,
# so it is made here, by running the four stages over recorded answers.
FROM ${BASE} AS archives
WORKDIR /build
COPY etl-sample/target/sample.jar ./
COPY etl-sample/recorded/randomuser recorded/
COPY etl-tasks/extract/target/extract.jar etl-tasks/extract/target/libzstd-jni-*.so extract/
COPY etl-tasks/flatten/target/flatten.jar etl-tasks/flatten/target/libzstd-jni-*.so flatten/
COPY etl-tasks/validate/target/validate.jar etl-tasks/validate/target/libduckdb_java.so_linux_* validate/
COPY etl-tasks/export/target/export.jar export/
COPY docker/jvm.options docker/archive-classes ./
RUN ./archive-classes

FROM ${BASE}
ARG TASK
# DuckDB's part of the container's memory limit; empty, as if not set, for all stages but validate.
ARG MEMORY=
RUN echo 'daybook:x:10001:10001::/nonexistent:/usr/sbin/nologin' >>/etc/passwd \
    && echo 'daybook:x:10001:' >>/etc/group \
    && mkdir /staging /output /contracts \
    && chown 10001:10001 /staging /output
COPY --from=archives /build/${TASK}/ /opt/daybook/
ENV LC_ALL=C.UTF-8 \
    DAYBOOK_MEMORY=${MEMORY}
USER 10001:10001
ENTRYPOINT ["java", "@/opt/daybook/jvm.options", "-jar", "/opt/daybook/task.jar"]
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="daybook/${TASK}" \
      org.opencontainers.image.description="Daybook: the stage ${TASK}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
