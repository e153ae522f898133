package sa.wusul.tawasul.verification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularForm;

/** How the person whom a primary contact names is written. */
@Configuration
class ContactParticulars {

	@Bean
	ParticularForm namedIdentityNumber() {
		return ParticularForm.of(ContactApplications.NAMED, (given) -> new IdentityNumber(given).value());
	}

}
