package io.github.firehoselogs.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The preset `password`: what it finds, and what only looks like a secret.
class RedactedPasswordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          password | ~password=hunter2~ | ~password=[REDACTED]~
          password | ~Password: hunter2.~ | ~Password: [REDACTED].~
          password | ~DB_PASSWORD=hun,ter2&x,user=bob~ | ~DB_PASSWORD=[REDACTED],user=bob~
          password | ~user=bob,password=hunter2,x=y~ | ~user=bob,password=[REDACTED],x=y~
          password | ~User[name=bob, password=hunter2] User(password=hunter2) {password=hunter2}~ | ~User[name=bob, password=[REDACTED]] User(password=[REDACTED]) {password=[REDACTED]}~
          password | ~map[password:hunter2 user:bob]~ | ~map[password:[REDACTED] user:bob]~
          password | ~?user=bob&password=a%20b&x=1 HTTP/1.1~ | ~?user=bob&password=[REDACTED]&x=1 HTTP/1.1~
          password | ~q=password%3Dabc%26x%3D1+2~ | ~q=password%3D[REDACTED]%26x%3D1+2~
          password | ~q=password%253Dabc%2526x%253D1~ | ~q=password%253D[REDACTED]%2526x%253D1~
          password | ~'password': 'a \\'b\\' c', "token" => "x y", :secret=>"z"~ | ~'password': '[REDACTED]', "token" => "[REDACTED]", :secret=>"[REDACTED]"~
          password | ~{"msg":"login password=abc user=bob","password":"a","n":{"token":12345},"pin":1}~ | ~{"msg":"login password=[REDACTED] user=bob","password":"[REDACTED]","n":{"token":"[REDACTED]"},"pin":1}~
          password | ~{"password":["a","b",1],"secret":{"x":"a","n":1,"t":true},"tokens":12,"max_tokens":200,"passwordPolicy":"strict"}~ | ~{"password":["[REDACTED]","[REDACTED]","[REDACTED]"],"secret":{"x":"[REDACTED]","n":"[REDACTED]","t":true},"tokens":12,"max_tokens":200,"passwordPolicy":"strict"}~
          password | ~{"name":"DB_PASSWORD","value":"x"} ["--password","x"] ["user","password","email"]~ | ~{"name":"DB_PASSWORD","value":"[REDACTED]"} ["--password","[REDACTED]"] ["user","password","email"]~
          password | ~password reset requested; token expired; passwordPolicy: strict; max_tokens=200 tokens: 12~ | ~password reset requested; token expired; passwordPolicy: strict; max_tokens=200 tokens: 12~
          password | ~token: signature is invalid; token: a1b2; secret: abc~ | ~token: signature is invalid; token: [REDACTED]; secret: [REDACTED]~
          password | ~curl --password hunter2 --user bob --api-key=abc --no-password bob -p x -storepass abc~ | ~curl --password [REDACTED] --user bob --api-key=[REDACTED] --no-password bob -p x -storepass [REDACTED]~
          password | ~postgres://bob:hunter2@db.example.com/x http://bob@h/ redis://:pw@h https://u:p@[::1]/~ | ~postgres://bob:[REDACTED]@db.example.com/x http://bob@h/ redis://:[REDACTED]@h https://u:[REDACTED]@[::1]/~
          password | ~sudo: bob : TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/bin/ls~ | ~sudo: bob : TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/bin/ls~
          password | ~{"PWD":"/var/task","pwd":"hunter2","pass":12,"PASS":"x1","DB_PASS":5}~ | ~{"PWD":"/var/task","pwd":"[REDACTED]","pass":12,"PASS":"[REDACTED]","DB_PASS":"[REDACTED]"}~
          password | ~arn:aws:secretsmanager:eu-west-1:123:secret:my-secret-AbCdEf~ | ~arn:aws:secretsmanager:eu-west-1:123:secret:my-secret-AbCdEf~
          password | ~Token::new Secret::Foo password == other password!=x~ | ~Token::new Secret::Foo password == other password!=x~
          password | ~password=null password=None password= user=bob password="" password=''~ | ~password=null password=None password= user=bob password="" password=''~
          password | ~<password>a b</password> <wsse:Password>x</wsse:Password> <token> in <b>~ | ~<password>[REDACTED]</password> <wsse:Password>[REDACTED]</wsse:Password> <token> in <b>~
          password | ~ALTER ROLE bob PASSWORD 'a b'; unexpected token '<'~ | ~ALTER ROLE bob PASSWORD '[REDACTED]'; unexpected token '<'~
          password | ~{\\"password\\":\\"a b\\",\\"x\\":1~ | ~{\\"password\\":\\"[REDACTED]\\",\\"x\\":1~
          password | ~{"password":"a \\"b\\" c","x~ | ~{"password":"[REDACTED]","x~
          password | ~"password":"a b","cut~ | ~"password":"[REDACTED]","cut~
          password | ~X-Api-Key: abcLFX-Auth-Token: def ghi~ | ~X-Api-Key: [REDACTED]LFX-Auth-Token: [REDACTED] ghi~
          password | ~password=[hunter2] password=(x) password={bcrypt}$2a$10$abc~ | ~password=[REDACTED] password=[REDACTED] password=[REDACTED]~
          password | ~password="a""b" ""password"":""a b"",""x"":1~ | ~password="[REDACTED]" ""password"":""[REDACTED]"",""x"":1~
          password | ~arn next_token=abc nextPageToken=x access_token=abc&token_type=bearer~ | ~arn next_token=abc nextPageToken=x access_token=[REDACTED]&token_type=bearer~
          password | ~Failed password for invalid user admin from 10.0.0.1 port 22 ssh2~ | ~Failed password for invalid user admin from 10.0.0.1 port 22 ssh2~
          password | ~password={"a":"x","b":[1,true]} wrong password: {"user":"bob"}~ | ~password={"a":"[REDACTED]","b":["[REDACTED]",true]} wrong password: {"user":"bob"}~
          password | ~msg="login with password=abc" x="token=abc"y~ | ~msg="login with password=[REDACTED]" x="token=[REDACTED]~
          password | ~['--password', 'x', '--api-key', 'a1b2']~ | ~['--password', '[REDACTED]', '--api-key', '[REDACTED]']~
          password | ~spring.datasource.password=x secretAccessKey: y passphrase=z newPassword2=q~ | ~spring.datasource.password=[REDACTED] secretAccessKey: [REDACTED] passphrase=[REDACTED] newPassword2=[REDACTED]~
          password | ~user%5Bpassword%5D=abc&user[password]=abc&x=1~ | ~user%5Bpassword%5D=[REDACTED]&user[password]=[REDACTED]&x=1~
          password | ~{"secretString":"{\\"username\\":\\"u\\",\\"password\\":4111111111111111}"}~ | ~{"secretString":"[REDACTED]"}~
          password | ~DEBUG b'password': b'x', u'token': u'y'~ | ~DEBUG b'password': b'[REDACTED]', u'token': u'[REDACTED]'~
          password | ~Cookie: session=1; token=abc; Path=/~ | ~Cookie: session=1; token=[REDACTED]; Path=/~
          password | ~password:ESC[31mabcESC[0m x~ | ~password:ESC[31m[REDACTED]ESC[0m x~
          password | ~PGPASSWORD=x MYSQL_PWD=y NOPASSWD: ALL~ | ~PGPASSWORD=[REDACTED] MYSQL_PWD=[REDACTED] NOPASSWD: ALL~
          password | ~--password=a-b-c -Dpassword=x --token abc~ | ~--password=[REDACTED] -Dpassword=[REDACTED] --token [REDACTED]~
          password | ~Server=x;Password=a;b;User=y~ | ~Server=x;Password=[REDACTED];User=y~
          password | ~pwd=x~ | ~pwd=[REDACTED]~
          password | ~secret=a~ | ~secret=[REDACTED]~
          password | ~"headers":{"x-api-key":["abc"],"cut~ | ~"headers":{"x-api-key":["[REDACTED]"],"cut~
          password | ~token="it''s", user='bob'~ | ~token="[REDACTED]", user='bob'~
          password | ~DB_PASSWORD:+"a b"~ | ~DB_PASSWORD:+"[REDACTED]"~
          password | ~{"args":["--db-password","x y",5],"headers":["X-Api-Key","k1","Host","h"]}~ | ~{"args":["--db-password","[REDACTED]",5],"headers":["X-Api-Key","[REDACTED]","Host","h"]}~
          password | ~{"name":"password","enabled":true,"value":["a",{"v":"b"}],"other":"c"}~ | ~{"name":"password","enabled":true,"value":["[REDACTED]",{"v":"[REDACTED]"}],"other":"c"}~
          password | ~{"credentials":{"user":"bob","password":"x"},"password":null,"token":false,"secret":""}~ | ~{"credentials":{"user":"bob","password":"[REDACTED]"},"password":null,"token":false,"secret":""}~
          password | ~http://example.com:8080/a@b ftp://host/x:y@z~ | ~http://example.com:8080/a@b ftp://host/x:y@z~
          password | ~password: hunter2, next; (secret: "a b")~ | ~password: [REDACTED], next; (secret: "[REDACTED]")~
          password | ~Sub = "pass=12, fail=3" pass=x1~ | ~Sub = "pass=12, fail=3" pass=[REDACTED]~
          password | ~{"pwd":"/var/task"} {"pwd":"x"} OLDPWD=/tmp CMD_PWD=/tmp~ | ~{"pwd":"/var/task"} {"pwd":"[REDACTED]"} OLDPWD=/tmp CMD_PWD=[REDACTED]~
          password | ~{"a":{"token":{"b":{"c":["x"]}},"d":"y"}}~ | ~{"a":{"token":{"b":{"c":["[REDACTED]"]}},"d":"y"}}~
          password | ~secret_name=x token_count=5 password_file=/run/x password-reset=yes compass=x bypass=y~ | ~secret_name=x token_count=5 password_file=/run/x password-reset=yes compass=x bypass=y~
          """)
  void redacts(String setting, String text, String redacted) {
    RedactedText.assertRedacted(setting, text, redacted);
  }
}
