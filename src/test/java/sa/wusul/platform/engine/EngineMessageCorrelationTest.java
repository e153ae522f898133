package sa.wusul.platform.engine;

import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.relay.Relay;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Messages from outside reach the processes of a case")
@Tag("story")
class EngineMessageCorrelationTest {

	@Nested
	@OnH2
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		private static final String MESSAGE = "test.documentSupplied";

		private static final String REFERENCE = "1448-9999999-9";

		@Autowired
		private ProcessEngine engine;

		@Autowired
		private Inbox inbox;

		@Autowired
		private Relay<InboxMessage> relay;

		@Autowired
		private JdbcClient jdbc;

		@BeforeEach
		void deployWaitingProcess() {
			var child = Bpmn.createExecutableProcess("test-child")
				.camundaHistoryTimeToLive(1)
				.startEvent()
				.receiveTask("Wait")
				.message(MESSAGE)
				.endEvent()
				.done();
			var parent = Bpmn.createExecutableProcess("test-parent")
				.camundaHistoryTimeToLive(1)
				.startEvent()
				.receiveTask("Before")
				.message("test.before")
				.callActivity()
				.calledElement("test-child")
				.camundaInBusinessKey("#{execution.processBusinessKey}")
				.receiveTask("After")
				.message("test.after")
				.endEvent()
				.done();
			this.engine.getRepositoryService()
				.createDeployment()
				.name("test-messages")
				.addModelInstance("child.bpmn", child)
				.addModelInstance("parent.bpmn", parent)
				.deploy();
			this.engine.getRuntimeService().startProcessInstanceByKey("test-parent", REFERENCE);
		}

		@AfterEach
		void removeTraces() {
			this.engine.getRepositoryService()
				.createDeploymentQuery()
				.deploymentName("test-messages")
				.list()
				.forEach((deployment) -> this.engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
			this.jdbc.sql("delete from inbox").update();
		}

		@Test
		@DisplayName("early, then twice, then late")
		void earlyTwiceLate() {
			receive("sender:1");
			assertThat(state("sender:1")).isEqualTo("RECEIVED");
			assertThat(isAt("Before")).isTrue();

			goOn("test.before");
			anHourPasses();
			assertThat(state("sender:1")).isEqualTo("CORRELATED");
			assertThat(isAt("After")).isTrue();

			receive("sender:1");
			assertThat(isAt("After")).isTrue();

			goOn("test.after");
			receive("sender:2");
			assertThat(state("sender:2")).isEqualTo("DROPPED");
			assertThat(this.jdbc.sql("select reason from inbox where message_key = 'sender:2'")
				.query(String.class)
				.single()).isEqualTo("the case was closed");
		}

		@Test
		@DisplayName("another case's process does not take the message, and none is started")
		void anotherCase() {
			goOn("test.before");
			this.inbox.receive(new InboxMessage("sender:3", MESSAGE, "1448-8888888-8"));
			this.relay.runUntilIdle();

			assertThat(state("sender:3")).isEqualTo("RECEIVED");
			assertThat(this.engine.getRuntimeService()
				.createExecutionQuery()
				.processInstanceBusinessKey(REFERENCE)
				.messageEventSubscriptionName(MESSAGE)
				.count()).isOne();
		}

		@Test
		@DisplayName("a message for one process is taken by no other, and dropped at once")
		void addressee() {
			goOn("test.before");
			this.inbox.receive(new InboxMessage("sender:4", MESSAGE, REFERENCE, Optional.of("another")));
			this.relay.runUntilIdle();
			assertThat(state("sender:4")).isEqualTo("DROPPED");
			assertThat(isAt("After")).isFalse();

			var instance = this.engine.getRuntimeService()
				.createExecutionQuery()
				.processInstanceBusinessKey(REFERENCE)
				.messageEventSubscriptionName(MESSAGE)
				.singleResult()
				.getProcessInstanceId();
			this.inbox.receive(new InboxMessage("sender:5", MESSAGE, REFERENCE, Optional.of(instance)));
			this.relay.runUntilIdle();
			assertThat(state("sender:5")).isEqualTo("CORRELATED");
			assertThat(isAt("After")).isTrue();
		}

		private void receive(String key) {
			this.inbox.receive(new InboxMessage(key, MESSAGE, REFERENCE));
			this.relay.runUntilIdle();
		}

		private void anHourPasses() {
			this.jdbc.sql("update inbox set due_at = due_at - interval '1' hour").update();
			this.relay.runUntilIdle();
		}

		private String state(String key) {
			return this.jdbc.sql("select state from inbox where message_key = ?")
				.param(key)
				.query(String.class)
				.single();
		}

		private boolean isAt(String activity) {
			return this.engine.getRuntimeService()
				.createExecutionQuery()
				.processInstanceBusinessKey(REFERENCE)
				.activityId(activity)
				.count() == 1;
		}

		private void goOn(String message) {
			this.engine.getRuntimeService().correlateMessage(message, REFERENCE);
		}

	}

}
