package sa.wusul.models.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.casefile.Channel;
import sa.wusul.models.ModelFiles;
import sa.wusul.models.ModelFiles.FormFile;
import sa.wusul.platform.form.FormParts;
import sa.wusul.platform.form.FormWords;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of the consistency of forms with each other; the rules for single forms are
 * checked on deployment.
 */
@DisplayName("Conventions of the forms")
@Tag("fast")
class FormConventionsTest {

	private static final Set<String> CASE_FILE_FIELDS = Set.of("requesterName", "decision", "callerCode", "caseNumber",
			"identityNumber", "mobile", "agentName", "agentIdentityNumber", "subject", "requestText", "note", "answer",
			"missingDocumentDetail", "reopeningAnswer", "reply", "brief", "recommendation", "minutes", "directive",
			"directiveOwner", "evidence", "roomName", "interpreterName", "interpreterMobile", "handoverCode",
			"delegateIdentityNumber", "closingReason", "legalBrief", "stayGrounds", "detaineeIdentityNumber",
			"contactIdentityNumber", "contactCode", "healthStatement", "firstShownIdentity", "secondShownIdentity",
			"thirdShownIdentity", "fourthShownIdentity", "fifthShownIdentity", "guarantorName",
			"guarantorIdentityNumber", "escortName", "iban", "memberIdentityNumber", "chosenCases", "listReason",
			"heldCase", "holdReason", "draftRefusal", "guardReason", "releaseDay", "earlierCase", "leadingNumber",
			"petitions", "secondQuestion", "thirdQuestion", "representedIdentityNumber", "representedName",
			"powerNumber", "paperNumber", "lossReason", "differenceLines", "handedCase", "handoverReason",
			"notOwedReason", "recordingReason", "viewedCase", "viewingReason", "personOrder");

	private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");

	/** Choices with personal data. */
	private static final Set<String> PERSONAL_CHOICES = Set.of("leaveRelation", "occasionDate", "birthDate",
			"childGender", "namedRelation");

	/**
	 * Free text outside of the case file: the user name of a new assignee, the name of a
	 * step, the number of a ticket, the reference of a case, the shelf of a document and
	 * the numbers of papers.
	 */
	private static final Set<String> PLAIN_TEXT_VARIABLES = Set.of("envelopeNumber", "newAssignee", "absentPerson",
			"standIn", "overdueTaskName", "ticketNumber", "appointmentReference", "shelfMark", "leaveReference",
			"firstPapers", "secondPapers", "thirdPapers");

	/** A table pasted by an employer, of which only the numbers are stored. */
	private static final String PASTED = "workerList";

	/**
	 * The form of a court's answer, which no longer offers that the answer is awaited;
	 * its labels are those of the request.
	 */
	private static final String LATER_ANSWER = "escalation-record-stay-answer";

	/** Choices with different options in each service. */
	private static final Set<String> OFFERED_BY_SERVICE = Set.of("applicationKind", "termYears");

	static Stream<FormFile> forms() {
		return ModelFiles.forms();
	}

	@ParameterizedTest
	@MethodSource("forms")
	@DisplayName("a time is a date or a time of day, as the server reads it")
	void moments(FormFile form) {
		for (var field : form.fields()) {
			if (field.path("type").asText().equals("datetime")) {
				var subtype = field.path("subtype").asText();
				assertThat(subtype).as(field.path("key").asText()).isIn("date", "time");
				assertThat(field.path(subtype + "Label").asText()).isEqualTo(field.path("label").asText());
				if (subtype.equals("time")) {
					assertThat(field.path("timeSerializingFormat").asText()).isEqualTo("no_timezone");
					assertThat(field.path("use24h").asBoolean()).isTrue();
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("forms")
	@DisplayName("staff who chose English read no Arabic, and send the same keys and values")
	void english(FormFile form) {
		var english = form.schema().deepCopy();
		FormWords.speakEnglish(english);
		var fields = stream(english).toList();
		assertThat(fields).hasSameSizeAs(form.components());
		for (var part : fields) {
			var said = Stream
				.concat(Stream.of("label", "description", "text", "dateLabel", "timeLabel").map(part::path),
						part.path("values").findValues("label").stream())
				.map(JsonNode::asText);
			assertThat(said).as(part.path("id").asText()).noneMatch((text) -> ARABIC.matcher(text).find());
		}
		assertThat(fields).extracting((part) -> part.path("key").asText() + FormFile.codes(part))
			.containsExactlyElementsOf(form.components()
				.stream()
				.map((part) -> part.path("key").asText() + FormFile.codes(part))
				.toList());
	}

	@ParameterizedTest
	@MethodSource("forms")
	@DisplayName("free text has limits and is stored in the case file")
	void texts(FormFile form) {
		for (var field : form.fields()) {
			var key = field.path("key").asText();
			var target = field.path("properties").path("caseFile").asText(null);
			if (!Set.of("textfield", "textarea").contains(field.path("type").asText())) {
				assertThat(target).as(key).isEqualTo(PERSONAL_CHOICES.contains(key) ? key : null);
				continue;
			}
			var limits = field.path("validate");
			assertThat(limits.path("minLength").asInt()).as("least length of " + key).isPositive();
			assertThat(limits.path("maxLength").asInt()).as("greatest length of " + key)
				.isBetween(10, key.equals(PASTED) ? 20_000 : 4000);
			if (PLAIN_TEXT_VARIABLES.contains(key)) {
				assertThat(target).as(key).isNull();
				assertThat(limits.has("pattern") || field.path("disabled").asBoolean()).as(key).isTrue();
			}
			else {
				assertThat(target).as(key).isEqualTo(key);
				if (!isOfService(form)) {
					assertThat(target).as(key).isIn(CASE_FILE_FIELDS);
				}
			}
			if (limits.has("pattern")) {
				assertThat(limits.path("validationType").asText()).as(key).isEqualTo("custom");
				Pattern.compile(limits.path("pattern").asText());
			}
		}
	}

	@ParameterizedTest
	@MethodSource("forms")
	@DisplayName("a text that refuses has a condition, and a message in both languages")
	void refusals(FormFile form) {
		form.components().stream().filter((part) -> part.path("properties").has("refuses")).forEach((part) -> {
			var refusal = "refusal." + part.path("properties").path("refuses").asText();
			assertThat(part.path("type").asText()).as(refusal).isEqualTo("text");
			assertThat(part.path("conditional").path("hide").asText()).as(refusal).isNotBlank();
			for (var language : List.of("ar", "en")) {
				assertThat(ResourceBundle.getBundle("messages", Locale.forLanguageTag(language)).containsKey(refusal))
					.as(refusal)
					.isTrue();
			}
		});
	}

	@ParameterizedTest
	@MethodSource("forms")
	@DisplayName("choices of channels are listed in the form and exist")
	void selfService(FormFile form) {
		for (var field : form.fields()) {
			var codes = FormFile.codes(field);
			var selfService = field.path("properties").path("selfService").asText("");
			if (codes.contains(Channel.PORTAL.name())) {
				assertThat(selfService).as(form.id()).isEqualTo("PORTAL,KIOSK");
			}
			if (!selfService.isEmpty()) {
				assertThat(codes).as(form.id()).contains(selfService.split(","));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("forms")
	@DisplayName("choices have unique codes, and conditions use existing codes")
	void choices(FormFile form) {
		for (var field : form.fields()) {
			if (Set.of("select", "radio").contains(field.path("type").asText())
					&& !field.path("properties").has("people") && !field.path("properties").has("shows")) {
				assertThat(FormFile.codes(field)).as(field.path("key").asText())
					.hasSizeGreaterThan(1)
					.doesNotHaveDuplicates();
			}
			var hide = field.path("conditional").path("hide").asText("");
			var named = Pattern.compile("([a-z][A-Za-z]*) != \"([A-Z_]+)\"").matcher(hide);
			while (named.find()) {
				assertThat(FormFile.codes(form.field(named.group(1)))).as(hide).contains(named.group(2));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("forms")
	@DisplayName("a person's identity number is asked first, because the register fills in what it knows")
	void identityNumberFirst(FormFile form) {
		var asked = form.fields().stream().map((field) -> field.path("key").asText()).toList();
		for (var number : asked.stream().filter((key) -> key.matches("(?i).*identityNumber")).toList()) {
			var person = number.replaceAll("(?i)identityNumber$", "");
			var known = person.isEmpty() ? Set.of("requesterName", "mobile", "section") : Set.of(person + "Name");
			assertThat(asked.subList(0, asked.indexOf(number))).doesNotContainAnyElementsOf(known);
		}
	}

	@Test
	@DisplayName("every part is named by two places at least, and every part that is named is put in")
	void partsAreUsed() {
		var named = ModelFiles.forms()
			.flatMap((form) -> stream(form.written()))
			.filter(FormParts::isReference)
			.map((reference) -> reference.path("properties").path("part").asText())
			.toList();
		assertThat(ModelFiles.formParts()).hasSizeGreaterThan(10)
			.allSatisfy((part) -> assertThat(named).filteredOn(part.id()::equals).hasSizeGreaterThan(1));
		assertThat(ModelFiles.forms().flatMap((form) -> form.components().stream())).noneMatch(FormParts::isReference);
		assertThat(ModelFiles.formParts().flatMap((part) -> part.components().stream()))
			.noneMatch(FormParts::isReference);
	}

	@Test
	@DisplayName("no form writes by hand what a part asks")
	void partsAreNamed() {
		var shared = ModelFiles.formParts().flatMap((part) -> part.fields().stream()).toList();
		for (var form : ModelFiles.forms().toList()) {
			assertThat(stream(form.written())).as(form.id()).doesNotContainAnyElementsOf(shared);
		}
	}

	@Test
	@DisplayName("what forms ask again is in parts: less than a thirtieth of their lines repeats another form")
	void littleRepeats() {
		var lines = 0;
		var repeated = new ArrayList<String>();
		var known = new HashSet<JsonNode>();
		for (var form : Stream.concat(ModelFiles.forms(), ModelFiles.formParts()).toList()) {
			for (var component : stream(form.written()).toList()) {
				var length = Math.toIntExact(component.toPrettyString().lines().count());
				lines += length;
				if (!FormParts.isReference(component) && !known.add(component)) {
					var name = form.id() + ": " + component.path("id").asText();
					repeated.addAll(Collections.nCopies(length, name));
				}
			}
		}
		assertThat(repeated.size()).as(new LinkedHashSet<>(repeated).toString()).isLessThan(lines / 30);
	}

	@Test
	@DisplayName("no form writes a list of the organisation by hand")
	void listsAreNamed() {
		var organisation = Organisation.load();
		var lists = Stream.of("centres", "sections", "departments", "offices", "documentKinds", "prisons")
			.map((list) -> organisation.choices(list).keySet())
			.toList();
		for (var form : Stream.concat(ModelFiles.forms(), ModelFiles.formParts()).toList()) {
			assertThat(stream(form.written())).as(form.id())
				.noneMatch((field) -> lists.stream()
					.anyMatch((list) -> FormFile.codes(field).size() > 1 && list.containsAll(FormFile.codes(field))));
		}
	}

	@Test
	@DisplayName("each field with places says whether staff choose among their own only")
	void placesAreLimited() {
		var of = Set.of("centres", "sections", "departments", "prisons");
		for (var form : Stream.concat(ModelFiles.forms(), ModelFiles.formParts()).toList()) {
			for (var field : form.fields()) {
				var list = field.path("properties").path(FormParts.LIST).asText(FormParts.choices(field));
				var places = field.path("properties").path(FormParts.PLACES).asText(null);
				assertThat(places).as("%s of %s", field.path("key").asText(), form.id())
					.isIn(of.contains(list) ? Set.of(FormParts.OWN, "ALL") : Collections.singleton(null));
			}
		}
	}

	@Test
	@DisplayName("centres, sections and departments are those of the organisation, under their names")
	void organisation() {
		var organisation = Organisation.load();
		var submit = ModelFiles.form("intake-submit-request");
		assertOptions(submit.field("centre"), organisation.centres());
		assertOptions(submit.field("section"), organisation.sections());
		for (var form : ModelFiles.forms().toList()) {
			for (var field : form.fields()) {
				if (field.path("key").asText().toLowerCase().endsWith("department")) {
					assertOptions(field, organisation.departments());
				}
			}
		}
	}

	@Test
	@DisplayName("forms can show and correct every result of a table")
	void decisions() {
		var classify = ModelFiles.form("intake-classify-request");
		var audit = ModelFiles.form("audit-review-case");
		assertThat(values("intake-request-classification"))
			.isEqualTo(Set.copyOf(FormFile.codes(classify.field("requestType"))))
			.isEqualTo(Set.copyOf(FormFile.codes(audit.field("correctedType"))));
		assertThat(values("intake-request-priority")).isEqualTo(Set.copyOf(FormFile.codes(classify.field("priority"))))
			.isEqualTo(Set.copyOf(FormFile.codes(audit.field("correctedPriority"))));
		assertThat(values("intake-department-routing")).isSubsetOf(FormFile.codes(classify.field("department")));
	}

	@Test
	@DisplayName("the same choice is the same in every form; a service may offer a subset")
	void sameChoices() {
		var known = new HashMap<String, JsonNode>();
		var labels = new HashMap<String, String>();
		for (var form : ModelFiles.forms().toList()) {
			for (var field : form.fields()) {
				for (var choice : field.path("values")) {
					var label = labels.putIfAbsent(field.path("key").asText() + "=" + choice.path("value").asText(),
							choice.path("label").asText());
					assertThat(label).as(form.id()).isIn(null, choice.path("label").asText());
				}
				if (field.has("values") && !OFFERED_BY_SERVICE.contains(field.path("key").asText())
						&& !form.id().equals(LATER_ANSWER)) {
					var before = known.putIfAbsent(field.path("key").asText(), field.path("values"));
					if (before != null) {
						assertThat(field.path("values")).as(form.id()).isEqualTo(before);
					}
				}
			}
		}
		assertThat(known.keySet()).contains("requestType", "priority", "department", "missingDocument");
		assertThat(ModelFiles.form(LATER_ANSWER).fields()).filteredOn((field) -> field.has("values"))
			.isNotEmpty()
			.allSatisfy((field) -> assertThat(known.get(field.path("key").asText())).as(LATER_ANSWER)
				.containsAll(field.path("values")));
	}

	@Test
	@DisplayName("a caller is asked the same as a visitor, except for the way of arrival")
	void callersAreAskedTheSame() {
		var ofTheWay = Set.of("channel", "agentName", "agentIdentityNumber", "representation",
				"representedIdentityNumber", "representedName", "powerNumber");
		assertThat(ModelFiles.form("reception-take-request").components())
			.containsExactlyElementsOf(ModelFiles.form("intake-submit-request")
				.components()
				.stream()
				.filter((part) -> !ofTheWay.contains(part.path("key").asText()))
				.toList());
	}

	@Test
	@DisplayName("identity and mobile numbers may be written with Arabic digits")
	void arabicDigits() {
		var submit = ModelFiles.form("intake-submit-request");
		for (var entry : Map
			.of("identityNumber", List.of("1058529940", "١٠٥٨٥٢٩٩٤٠"), "agentIdentityNumber", List.of("٢٠٠١٢٤٤٠١٩"),
					"mobile", List.of("0501234567", "٠٥٠١٢٣٤٥٦٧", "+966501234567"))
			.entrySet()) {
			var pattern = Pattern.compile(submit.field(entry.getKey()).path("validate").path("pattern").asText());
			assertThat(entry.getValue()).allSatisfy((number) -> assertThat(pattern.matcher(number).find()).isTrue());
			assertThat(pattern.matcher("abc").find()).isFalse();
		}
	}

	private static Stream<JsonNode> stream(JsonNode form) {
		return StreamSupport.stream(form.path("components").spliterator(), false);
	}

	/**
	 * Checks whether the form starts a service, which stores all further answers as
	 * fields of the request.
	 */
	private static boolean isOfService(FormFile form) {
		return form.id().startsWith("services-request-") || form.id().startsWith("tawasul-request-");
	}

	private static void assertOptions(JsonNode field, List<Place> places) {
		assertThat(FormFile.codes(field)).containsExactlyElementsOf(places.stream().map(Place::id).toList());
		assertThat(field.path("values").findValuesAsText("label"))
			.containsExactlyElementsOf(places.stream().map(Place::ar).toList());
	}

	private static Set<String> values(String decision) {
		var model = ModelFiles.decision(decision).model();
		assertThat(model.getModelElementsByType(Output.class)).hasSize(1);
		var values = new HashSet<String>();
		for (var rule : model.getModelElementsByType(Rule.class)) {
			OutputEntry entry = rule.getOutputEntries().iterator().next();
			values.add(entry.getText().getTextContent().replace("\"", ""));
		}
		return values;
	}

}
