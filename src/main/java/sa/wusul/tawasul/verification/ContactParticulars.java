package sa.wusul.tawasul.verification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularForm;

/** The formats of the fields on the person named by a primary contact. */
@Configuration
class ContactParticulars {

	@Bean
	ParticularForm namedIdentityNumber() {
		return ParticularForm.of(ContactApplications.NAMED, (given) -> new IdentityNumber(given).value());
	}

}
