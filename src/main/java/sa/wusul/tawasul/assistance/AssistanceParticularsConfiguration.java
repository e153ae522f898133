package sa.wusul.tawasul.assistance;

import java.util.function.UnaryOperator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.ParticularFormat;
import sa.wusul.services.fee.Iban;

/** The formats of the fields of a request for assistance. */
@Configuration
class AssistanceParticularsConfiguration {

	/** The bank account for the payouts. */
	static final String ACCOUNT = "iban";

	/** The reference of the case whose assistance is to be renewed. */
	static final String EARLIER = "earlierReference";

	@Bean
	ParticularFormat iban() {
		return new Form(ACCOUNT, (given) -> new Iban(given).value(), false);
	}

	@Bean
	ParticularFormat earlierReference() {
		return new Form(EARLIER, (given) -> CaseReference.parse(given).value(), true);
	}

	private record Form(String name, UnaryOperator<String> read, boolean isListed) implements ParticularFormat {

		@Override
		public String normalise(String given) {
			return this.read.apply(given);
		}

	}

}
