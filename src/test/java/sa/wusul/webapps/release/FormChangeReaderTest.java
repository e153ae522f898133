package sa.wusul.webapps.release;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.webapps.release.DraftView.ChangedPart;
import sa.wusul.webapps.release.DraftView.PartDetail;
import sa.wusul.webapps.versions.ModelDifference.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("The changes of a form")
@Tag("fast")
class FormChangeReaderTest {

	@Test
	@DisplayName("are its fields that are new, gone, changed or in another order, with what changed in them")
	void fields() {
		var changes = FormChangeReader.read(
				form("{'id': 'Field_A', 'label': 'الاسم', 'validate': {'required': true}}",
						"{'id': 'Field_B', 'values': [{'label': 'نعم', 'value': 'YES'}]}", "{'id': 'Field_C'}",
						"{'id': 'Field_D', 'label': 'الرقم'}"),
				form("{'id': 'Field_C'}", "{'id': 'Field_A', 'label': 'الاسم كاملا', 'validate': {'required': true}}",
						"{'id': 'Field_B', 'values': [{'label': 'نعم', 'value': 'YES'}, {'label': 'لا', 'value': 'NO'}]}",
						"{'id': 'Field_E', 'label': 'الجوال'}"));

		assertThat(changes).extracting(ChangedPart::id, ChangedPart::kind)
			.containsExactlyInAnyOrder(tuple("Field_C", Kind.MOVED), tuple("Field_A", Kind.CHANGED),
					tuple("Field_B", Kind.CHANGED), tuple("Field_E", Kind.ADDED), tuple("Field_D", Kind.REMOVED));
		assertThat(change(changes, "Field_A").details())
			.containsExactly(new PartDetail("label", "الاسم", "الاسم كاملا"));
		assertThat(change(changes, "Field_B").details())
			.containsExactly(new PartDetail("values", "نعم (YES)", "نعم (YES)\nلا (NO)"));
	}

	@Test
	@DisplayName("are none if only blanks differ")
	void none() {
		assertThat(FormChangeReader.read(form("{'id': 'Field_A'}"), form("{ 'id' : 'Field_A' }"))).isEmpty();
	}

	private static ChangedPart change(List<ChangedPart> changes, String id) {
		return changes.stream().filter((one) -> one.id().equals(id)).findFirst().orElseThrow();
	}

	private static byte[] form(String... parts) {
		return ("{'id': 'a-form', 'components': [" + String.join(",", parts) + "]}").replace('\'', '"')
			.getBytes(StandardCharsets.UTF_8);
	}

}
