# A sample source: answers that were recorded, unless other switches are given.
ARG BASE=eclipse-temurin:17-jre
FROM ${BASE}
COPY etl-sample/recorded/randomuser /recorded/randomuser
COPY etl-sample/target/sample.jar /opt/daybook/sample.jar
ENV LC_ALL=C.UTF-8
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", \
    "-jar", "/opt/daybook/sample.jar", "--host", "0.0.0.0", "--port", "8080"]
CMD ["--api", "randomuser", "--replay", "/recorded/randomuser"]
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="daybook/sample" \
      org.opencontainers.image.description="Daybook: a sample source" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
