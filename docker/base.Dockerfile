# The slim base, where no registry answers: a minimal Debian and a Java runtime with the modules
# that the programs use. docker/build makes both; the context is the folder of the runtime.
ARG BASE
FROM ${BASE}
COPY . /opt/java
ENV PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin
