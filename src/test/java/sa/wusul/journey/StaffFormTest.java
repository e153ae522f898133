package sa.wusul.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The start form of a request")
@OnH2
@CaseStory
@Tag("story")
class StaffFormTest {

	@Autowired
	private CaseWork work;

	@ParameterizedTest
	@ValueSource(
			strings = { "intake-request-registration", "meeting-minister-booking", "reception-office-appointment" })
	@DisplayName("offers staff the channels they may use, and channels all of them")
	void channels(String process) {
		assertThat(offered("clerk", process)).containsExactly("COUNTER", "PHONE", "ON_BEHALF");
		assertThat(offered("channel", process)).contains("PORTAL", "KIOSK");
	}

	private List<String> offered(String person, String process) {
		var model = this.work.engine()
			.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.latestVersion()
			.singleResult();
		return this.work.as(person, () -> {
			try (var form = this.work.engine().getFormService().getDeployedStartForm(model.getId())) {
				var fields = new ObjectMapper().readTree(form).path("components");
				return StreamSupport.stream(fields.spliterator(), false)
					.filter((field) -> field.path("key").asText().equals("channel"))
					.flatMap((field) -> field.path("values").findValuesAsText("value").stream())
					.toList();
			}
			catch (IOException unreadable) {
				throw new UncheckedIOException(unreadable);
			}
		});
	}

}
