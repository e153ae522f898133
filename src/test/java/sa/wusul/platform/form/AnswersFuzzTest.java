package sa.wusul.platform.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.problem.RefusalException;

@DisplayName("Answers to a form")
@Tag("fuzz")
class AnswersFuzzTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final FormSchema FORM = FormSchema.read(new ByteArrayInputStream(
			"""
					{"components": [
					  {"type": "textfield", "key": "name", "label": "a", "validate": {"required": true, "minLength": 2, "maxLength": 9}},
					  {"type": "textarea", "key": "text", "label": "b", "validate": {"pattern": "^[ء-ي ]+$"}},
					  {"type": "number", "key": "count", "label": "c", "validate": {"min": 1, "max": 9}},
					  {"type": "checkbox", "key": "agreed", "label": "d"},
					  {"type": "datetime", "subtype": "date", "key": "day", "dateLabel": "e"},
					  {"type": "select", "key": "kind", "label": "f", "values": [{"value": "A", "label": "g"}]},
					  {"type": "checklist", "key": "kinds", "label": "h", "values": [{"value": "A", "label": "g"}]}]}
					"""
				.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

	@FuzzTest(maxDuration = "2m")
	@DisplayName("are taken or refused, whatever was sent")
	void anyAnswers(byte[] sent) {
		Map<String, Object> answers;
		try {
			answers = JSON.readValue(sent, new TypeReference<Map<String, Object>>() {
			});
		}
		catch (IOException noJson) {
			return;
		}
		if (answers != null) {
			try {
				FORM.check(answers, Map.of(), (feel, facts) -> true);
			}
			catch (RefusalException refused) {
				// As it should.
			}
		}
	}

}
