# What `sam build` runs for TransformFunction (template.yaml, BuildMethod: makefile): packages the
# function without its tests, and unpacks the deployable to the place that SAM names.
MVN ?= mvn

.PHONY: build-TransformFunction
build-TransformFunction:
	$(MVN) -B -q -ntp -Dmaven.test.skip=true package
	mkdir -p "$(ARTIFACTS_DIR)"
	cd "$(ARTIFACTS_DIR)" && jar xf "$(CURDIR)/target/firehose-logs-transformer-lambda.zip"
