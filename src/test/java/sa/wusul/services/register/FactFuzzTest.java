package sa.wusul.services.register;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.casefile.PersonName;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A fact that a register tells")
@Tag("fuzz")
class FactFuzzTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	@FuzzTest(maxDuration = "2m")
	@DisplayName("is one that decision tables and the database can hold, or is refused")
	void anyFact(byte[] told) {
		JsonNode fact;
		try {
			fact = JSON.readTree(told);
		}
		catch (IOException noJson) {
			return;
		}
		for (var kind : FactKind.values()) {
			Object value;
			try {
				value = kind.read(fact);
			}
			catch (RuntimeException refused) {
				continue;
			}
			assertThat(holds(value)).as(kind + " " + value).isTrue();
		}
	}

	private static boolean holds(Object value) {
		if (value instanceof BigDecimal number) {
			return number.add(BigDecimal.ONE).toPlainString().length() < 40;
		}
		if (value instanceof LocalDate day) {
			return day.getYear() >= 0 && day.getYear() <= 9999;
		}
		return value instanceof Boolean || value instanceof PersonName
				|| value instanceof String text && text.length() <= 200;
	}

}
