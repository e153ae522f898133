package sa.wusul.tawasul.verification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularFormat;

/** The formats of the fields on the person named by a primary contact. */
@Configuration
class ContactParticularsConfiguration {

	@Bean
	ParticularFormat namedIdentityNumber() {
		return ParticularFormat.of(ContactApplicationService.NAMED, (given) -> new IdentityNumber(given).value());
	}

}
