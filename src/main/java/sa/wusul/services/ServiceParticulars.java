package sa.wusul.services;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularForm;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** How the particulars of the sectors' services are written. */
@Configuration
class ServiceParticulars {

	@Bean
	ParticularForm motherIdentityNumber() {
		return new Form("motherIdentityNumber", (given) -> new IdentityNumber(given).value());
	}

	@Bean
	ParticularForm birthDate(Clock clock) {
		return new Form("birthDate", (given) -> {
			if (LocalDate.parse(given).isAfter(LocalDate.now(clock))) {
				throw new Refusal(Kind.INVALID, "birthDate.inFuture");
			}
			return given;
		});
	}

	private record Form(String name, UnaryOperator<String> check) implements ParticularForm {

		@Override
		public String normalise(String given) {
			return this.check.apply(given);
		}

	}

}
