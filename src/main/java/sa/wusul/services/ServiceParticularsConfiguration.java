package sa.wusul.services;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularFormat;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** The formats of the request fields of the sectors' services. */
@Configuration
class ServiceParticularsConfiguration {

	@Bean
	ParticularFormat motherIdentityNumber() {
		return ParticularFormat.of("motherIdentityNumber", (given) -> new IdentityNumber(given).value());
	}

	@Bean
	ParticularFormat powerNumber() {
		return ParticularFormat.of("powerNumber", Digits::toLatin);
	}

	/** The list is personal data of others, and no part of the text of the case. */
	@Bean
	ParticularFormat workerList(LimitDecisions limits) {
		return new ParticularFormat() {
			@Override
			public String name() {
				return WorkerList.PARTICULAR;
			}

			@Override
			public String normalise(String given) {
				return WorkerLines.normalise(given, limits.number(WorkerLimit.WORKERS_IN_REQUEST));
			}

			@Override
			public boolean isListed() {
				return false;
			}
		};
	}

	@Bean
	ParticularFormat birthDate(Clock clock) {
		return ParticularFormat.of("birthDate", (given) -> {
			if (LocalDate.parse(given).isAfter(LocalDate.now(clock))) {
				throw new RefusalException(Kind.INVALID, "birthDate.inFuture");
			}
			return given;
		});
	}

}
