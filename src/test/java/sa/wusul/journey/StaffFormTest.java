package sa.wusul.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

	@ParameterizedTest
	@CsvSource({ "clerk, intake-request-registration, centre, riyadh",
			"clerk, intake-request-registration, section, men",
			"clerk-women, services-passport-renewal, section, women",
			"clerk-jeddah, meeting-minister-booking, centre, jeddah", "reception, reception-centre-visit, section, men",
			"tawasul, tawasul-visit-request, centre, riyadh",
			"office, meeting-session-scheduling, department, passports",
			"supervisor, meeting-resource-maintenance, centre, riyadh" })
	@DisplayName("has the place chosen in which a person works, and offers no other")
	void ownPlace(String person, String process, String field, String place) {
		var shown = field(person, process, field);
		assertThat(shown.orElseThrow().path("values").findValuesAsText("value")).containsExactly(place);
		assertThat(shown.orElseThrow().path("defaultValue").asText()).isEqualTo(place);
	}

	@Test
	@DisplayName("offers all places to those who work for the whole ministry, to channels and to administrators")
	void everyPlace() {
		assertThat(places("callcentre", "intake-request-registration", "centre")).hasSizeGreaterThan(3);
		assertThat(places("channel", "intake-request-registration", "centre")).hasSizeGreaterThan(3);
		assertThat(places("admin", "intake-request-registration", "centre")).hasSizeGreaterThan(3);
		assertThat(field("callcentre", "intake-request-registration", "centre").orElseThrow().has("defaultValue"))
			.isFalse();
		assertThat(places("clerk", "meeting-minister-booking", "meetingCentre"))
			.as("where a citizen sits in front of a camera")
			.hasSizeGreaterThan(3);
	}

	@Test
	@DisplayName("offers the prisons of the regions in which an officer works")
	void ownPrisons() {
		assertThat(places("prison", "tawasul-sealed-envelope", "prison")).containsExactly("hair", "malaz");
		assertThat(places("prison-regions", "tawasul-visiting-hours", "prison")).containsExactly("dammam", "abha",
				"tabuk");
		assertThat(field("prison", "tawasul-sealed-envelope", "prison").orElseThrow().has("defaultValue")).isFalse();
	}

	@Test
	@DisplayName("says which ones they are to a person of several sections, while another one is chosen")
	void severalSections() {
		var groups = List.of("intake-clerks", "intake-clerks-riyadh-men", "intake-clerks-jeddah-women");
		var form = this.work.as("clerk", () -> {
			this.work.engine().getIdentityService().setAuthentication("clerk", groups);
			return components(model("intake-request-registration"));
		});
		assertThat(values(form, "centre")).containsExactly("riyadh", "jeddah");
		assertThat(values(form, "section")).containsExactly("men", "women");
		var warning = form.stream().filter((part) -> part.path("id").asText().equals("Text_OwnPlaces")).findFirst();
		assertThat(warning.orElseThrow().path("text").asText()).contains("مركز الرياض – قسم الرجال")
			.contains("مركز جدة – القسم النسائي")
			.doesNotContain("مركز الرياض – القسم النسائي");
		assertThat(warning.orElseThrow().at("/conditional/hide").asText())
			.contains("(centre = \"riyadh\" and section = \"men\")");
		assertThat(this.work.as("clerk", () -> components(model("intake-request-registration"))))
			.as("a person of one section")
			.noneMatch((part) -> part.path("id").asText().equals("Text_OwnPlaces"));
	}

	private List<String> places(String person, String process, String key) {
		return field(person, process, key).orElseThrow().path("values").findValuesAsText("value");
	}

	private Optional<JsonNode> field(String person, String process, String key) {
		return this.work.as(person, () -> components(model(process)))
			.stream()
			.filter((field) -> field.path("key").asText().equals(key))
			.findFirst();
	}

	private static List<String> values(List<JsonNode> form, String key) {
		return form.stream()
			.filter((field) -> field.path("key").asText().equals(key))
			.flatMap((field) -> field.path("values").findValuesAsText("value").stream())
			.toList();
	}

	private String model(String process) {
		var person = this.work.engine().getIdentityService().getCurrentAuthentication();
		this.work.engine().getIdentityService().clearAuthentication();
		try {
			return this.work.engine()
				.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey(process)
				.latestVersion()
				.singleResult()
				.getId();
		}
		finally {
			this.work.engine().getIdentityService().setAuthentication(person);
		}
	}

	private List<JsonNode> components(String model) {
		try (var form = this.work.engine().getFormService().getDeployedStartForm(model)) {
			var fields = new ObjectMapper().readTree(form).path("components");
			return StreamSupport.stream(fields.spliterator(), false).toList();
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private List<String> offered(String person, String process) {
		return places(person, process, "channel");
	}

}
