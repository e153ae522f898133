package sa.wusul.meeting;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Service that reserves interpreters for services without a slot. */
@Service
@Transactional
class InterpreterService implements Interpreters {

	private final InterpreterRepository interpreters;

	private final QuarterHourRepository quarters;

	InterpreterService(InterpreterRepository interpreters, QuarterHourRepository quarters) {
		this.interpreters = interpreters;
		this.quarters = quarters;
	}

	@Override
	public Optional<String> reserve(String key, String centre, String section, Instant from, Instant until) {
		return this.interpreters.heldBy(key)
			.or(() -> this.interpreters.claim(centre, section, from, until, key))
			.flatMap(this.interpreters::name);
	}

	@Override
	public void release(String key) {
		this.quarters.release(key);
	}

}
