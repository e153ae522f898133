package sa.wusul.services;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularForm;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** The formats of the request fields of the sectors' services. */
@Configuration
class ServiceParticulars {

	@Bean
	ParticularForm motherIdentityNumber() {
		return ParticularForm.of("motherIdentityNumber", (given) -> new IdentityNumber(given).value());
	}

	@Bean
	ParticularForm birthDate(Clock clock) {
		return ParticularForm.of("birthDate", (given) -> {
			if (LocalDate.parse(given).isAfter(LocalDate.now(clock))) {
				throw new Refusal(Kind.INVALID, "birthDate.inFuture");
			}
			return given;
		});
	}

}
