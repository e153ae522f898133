package sa.wusul.platform.engine;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.bpmn.parser.DefaultFailedJobParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.spring.boot.starter.event.PublishDelegateParseListener;
import org.camunda.bpm.spring.boot.starter.event.PublishHistoryEventHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

@DisplayName("The running engine")
@OnH2
@BrowserStory
@Tag("story")
class EngineSettingsTest {

	@Autowired
	private ProcessEngine processEngine;

	@Autowired
	private RepositoryService repository;

	@Test
	@DisplayName("keeps full history until its removal time, counted from the end of the whole case")
	void history() {
		assertThat(engine().getHistory()).isEqualTo(ProcessEngineConfiguration.HISTORY_FULL);
		assertThat(engine().getHistoryRemovalTimeStrategy()).isEqualTo("end");
		assertThat(engine().getHistoryCleanupStrategy()).isEqualTo("removalTimeBased");
		assertThat(engine().isEnforceHistoryTimeToLive()).isTrue();
	}

	@Test
	@DisplayName("cleans its history up in the night, in small batches")
	void cleanUp() {
		assertThat(engine().getHistoryCleanupBatchWindowStartTime()).isEqualTo("00:30");
		assertThat(engine().getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
		assertThat(engine().getHistoryCleanupBatchSize()).isEqualTo(100);
		assertThat(engine().getHistoryCleanupDegreeOfParallelism()).isOne();
		assertThat(this.processEngine.getHistoryService().findHistoryCleanupJobs()).as("jobs that wait for the night")
			.hasSize(1)
			.allSatisfy((job) -> assertThat(job.getDuedate()).isNotNull());
	}

	@Test
	@DisplayName("tries a failed job again after a minute, ten minutes and an hour, whatever the model says")
	void retries() {
		assertThat(engine().getFailedJobRetryTimeCycle()).isEqualTo("PT1M,PT10M,PT1H");
		assertThat(engine().getDefaultNumberOfRetries()).isEqualTo(4);
		var jobs = this.repository.createProcessDefinitionQuery()
			.latestVersion()
			.list()
			.stream()
			.map(this::parsed)
			.flatMap((model) -> model.getActivities().stream())
			.map((activity) -> activity.getProperties().get(DefaultFailedJobParseListener.FAILED_JOB_CONFIGURATION))
			.filter((configuration) -> configuration != null)
			.map(FailedJobRetryConfiguration::getRetryIntervals);
		assertThat(jobs).allSatisfy((intervals) -> assertThat(intervals).containsExactly("PT1M", "PT10M", "PT1H"));
	}

	@Test
	@DisplayName("publishes no event of a step, a task or a row of history, to which nobody listens")
	void events() {
		assertThat(engine().getCustomPostBPMNParseListeners())
			.noneMatch(PublishDelegateParseListener.class::isInstance);
		assertThat(engine().getCustomHistoryEventHandlers()).noneMatch(PublishHistoryEventHandler.class::isInstance);
	}

	@Test
	@DisplayName("gives staff only their tasks, and accepts the project's ids")
	void rights() {
		assertThat(engine().isAuthorizationEnabled()).isTrue();
		assertThat(engine().getAuthorizationCheckRevokes())
			.isEqualTo(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
		assertThat(engine().isAuthorizationEnabledForCustomCode()).isFalse();
		assertThat(engine().getDefaultUserPermissionForTask()).isEqualTo(Permissions.TASK_WORK);
		assertThat(engine().isEnforceSpecificVariablePermission()).isTrue();
		assertThat(engine().isEnablePasswordPolicy()).isTrue();
		assertThat(engine().getLoginMaxAttempts()).isEqualTo(10);
		assertThat(engine().getLoginDelayBase()).isEqualTo(3);
		assertThat("intake-clerks-riyadh-men").matches(engine().getGroupResourceWhitelistPattern());
		assertThat("Intake clerks").doesNotMatch(engine().getGroupResourceWhitelistPattern());
	}

	@Test
	@DisplayName("runs no scripts, makes no classes, reads no outside files and no serialized Java")
	void models() {
		assertThat(engine().getExpressionManager()).isInstanceOf(GuardedExpressionManager.class);
		assertThat(engine().getScriptFactory()).isInstanceOf(NoScripts.Factory.class);
		assertThat(engine().getScriptEngineResolver()).isInstanceOf(NoScripts.Languages.class);
		assertThat(engine().isEnableFetchScriptEngineFromProcessApplication()).isFalse();
		assertThat(engine().isEnableXxeProcessing()).isFalse();
		assertThat(engine().isJavaSerializationFormatEnabled()).isFalse();
		assertThat(engine().isDeserializationTypeValidationEnabled()).isTrue();
		assertThat(engine().isEnableExpressionsInAdhocQueries()).isFalse();
	}

	@Test
	@DisplayName("holds a job for at most 15 seconds, which a living node renews")
	void jobLock() {
		assertThat(engine().getJobExecutor().getLockTimeInMillis()).isEqualTo(15000);
	}

	@Test
	@DisplayName("accepts every expression of the project's own models, besides the drawn deadlines that it never reads")
	void ownExpressions() throws Exception {
		var expression = Pattern.compile("[$#]\\{[^}]*}");
		int found = 0;
		for (var model : new PathMatchingResourcePatternResolver().getResources("classpath*:processes/**/*.bpmn")) {
			var matcher = expression.matcher(new String(model.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
			while (matcher.find()) {
				var text = matcher.group().replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&");
				if (text.equals(DeadlineConvention.EXPRESSION)) {
					continue;
				}
				assertThatCode(() -> engine().getExpressionManager().createExpression(text))
					.as(model.getFilename() + " " + text)
					.doesNotThrowAnyException();
				found++;
			}
		}
		assertThat(found).isGreaterThan(30);
	}

	private ProcessDefinitionEntity parsed(ProcessDefinition definition) {
		return (ProcessDefinitionEntity) ((RepositoryServiceImpl) this.repository)
			.getDeployedProcessDefinition(definition.getId());
	}

	private ProcessEngineConfigurationImpl engine() {
		return (ProcessEngineConfigurationImpl) this.processEngine.getProcessEngineConfiguration();
	}

}
