package sa.wusul.platform.engine;

import java.util.Optional;

import sa.wusul.platform.limit.LimitValue;
import sa.wusul.platform.limit.LimitValue.Unit;

/** Answer of a table of limits; its last row, for unknown names, has no value. */
public record LimitRow(Integer number, Unit unit) {

	public Optional<LimitValue> value() {
		return (this.number == null) ? Optional.empty() : Optional.of(new LimitValue(this.number, this.unit));
	}

}
