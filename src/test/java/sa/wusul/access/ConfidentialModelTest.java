package sa.wusul.access;

import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A model of the Tawasul window")
@OnH2
@CaseStory
@Tag("story")
class ConfidentialModelTest {

	private static final String TABLE = "/decision-definition/key/tawasul-disclosure/xml";

	private static final String PROCESS = "/process-definition/key/tawasul-visit-request/xml";

	private static final String ORDINARY = "/process-definition/key/audit-case-review/xml";

	private static final String START_FORM = "/process-definition/key/tawasul-status-enquiry/deployed-start-form";

	@Autowired
	private TestRestTemplate http;

	@Autowired
	private RepositoryService models;

	@Test
	@DisplayName("is read by its own staff, and by those who write and release models")
	void ownStaff() {
		for (var account : List.of("tawasul", "prison", "tawasul-supervisor", "analyst", "releaser")) {
			assertThat(List.of(TABLE, PROCESS, ORDINARY)).as(account)
				.allMatch((address) -> status(account, address) == 200);
		}
	}

	@Test
	@DisplayName("is closed to all other staff, who read ordinary models")
	void others() {
		for (var account : List.of("clerk", "auditor", "officer", "supervisor", "minister", "interpreter",
				"custodian")) {
			assertThat(status(account, ORDINARY)).as(account).isEqualTo(200);
			assertThat(List.of(TABLE, PROCESS, START_FORM)).as(account)
				.allMatch((address) -> status(account, address) == 403);
		}
	}

	@Test
	@DisplayName("shows a channel, which starts some for citizens, the form of these")
	void channel() {
		assertThat(status("channel", START_FORM)).isEqualTo(200);
		assertThat(status("channel", TABLE)).isEqualTo(403);
	}

	@Test
	@DisplayName("is not read as a file of its deployment either")
	void files() {
		var table = this.models.createDecisionDefinitionQuery()
			.decisionDefinitionKey("tawasul-disclosure")
			.latestVersion()
			.singleResult();
		var file = this.models.getDeploymentResources(table.getDeploymentId())
			.stream()
			.filter((resource) -> resource.getName().equals(table.getResourceName()))
			.findFirst()
			.orElseThrow();
		var address = "/deployment/" + table.getDeploymentId() + "/resources/" + file.getId() + "/data";

		assertThat(status("supervisor", address)).isEqualTo(403);
		assertThat(status("analyst", address)).isEqualTo(200);
	}

	private int status(String account, String address) {
		return AccountHttp.as(account, this.http)
			.getForEntity("/engine-rest" + address, String.class)
			.getStatusCode()
			.value();
	}

}
