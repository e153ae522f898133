package sa.wusul.services.register;

import java.math.BigDecimal;
import java.time.LocalDate;

import com.fasterxml.jackson.databind.JsonNode;

import sa.wusul.casefile.PersonName;

/** The type of a fact. */
public enum FactKind {

	BOOLEAN {
		@Override
		Object read(JsonNode value) {
			return value.isBoolean() ? value.booleanValue() : refuse();
		}
	},

	NUMBER {
		@Override
		Object read(JsonNode value) {
			return value.isNumber() && isCountable(value.decimalValue()) ? value.decimalValue() : refuse();
		}
	},

	TEXT {
		@Override
		Object read(JsonNode value) {
			return value.isTextual() && value.textValue().length() <= LONGEST ? value.textValue() : refuse();
		}
	},

	DATE {
		@Override
		Object read(JsonNode value) {
			return value.asText().length() == ISO_DAY ? LocalDate.parse(value.asText()) : refuse();
		}
	},

	NAME {
		@Override
		Object read(JsonNode value) {
			return value.isTextual() ? new PersonName(value.textValue()) : refuse();
		}
	};

	private static final int LONGEST = 200;

	private static final int ISO_DAY = "2026-11-22".length();

	private static final int MOST_DECIMALS = 20;

	private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

	/**
	 * Reads a value of this type.
	 * @throws RuntimeException if the value is of another type; its message does not
	 * contain the value
	 */
	abstract Object read(JsonNode value);

	/**
	 * Checks whether decision tables can calculate with the number, also one with many
	 * decimals.
	 */
	private static boolean isCountable(BigDecimal number) {
		return number.scale() <= MOST_DECIMALS && number.abs().compareTo(MOST) < 0;
	}

	private static Object refuse() {
		throw new IllegalArgumentException("value of another type");
	}

}
