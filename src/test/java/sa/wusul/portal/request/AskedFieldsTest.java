package sa.wusul.portal.request;

import java.io.IOException;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The questions that the portal answers itself")
@Tag("fast")
class AskedFieldsTest {

	@Test
	@DisplayName("are those of which the rules of models demand no words for citizens")
	void known() throws IOException {
		try (var book = getClass().getResourceAsStream("/release/model-rules.json")) {
			var notAsked = new ObjectMapper().readTree(book).path("form").path("notAsked");
			assertThat(StreamSupport.stream(notAsked.spliterator(), false).map((key) -> key.asText()))
				.containsExactlyInAnyOrderElementsOf(RequestForm.NOT_ASKED);
		}
	}

}
