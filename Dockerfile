FROM python:3.12-slim
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/*
COPY . /src
RUN pip install --no-cache-dir /src && rm -rf /src && useradd --create-home riskctl
USER riskctl
WORKDIR /code
ENTRYPOINT ["riskctl"]
CMD ["gate", "."]
