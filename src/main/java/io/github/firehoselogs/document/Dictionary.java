package io.github.firehoselogs.document;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// Text that documents are likely to contain, for deflate's preset dictionary (RFC 1950, section
/// 2.2): a document of 200 bytes is too short to repeat much of itself. A line for each transform,
/// the most likely one last.
///
/// Frames of version 1 can only be read with exactly these bytes (`DocumentFrameTest` has their
/// CRC-32). Another dictionary needs another version.
final class Dictionary {
  static final byte[] VERSION_1 =
      """
      {"virtual_host":"www.","x_forwarded_for":"10.","remote_logname":"
      {"remote_addr":"192.","remote_user":"","time_local":"14/Nov/2026:12:00:00 +0000","request":"GET / HTTP/1.1","request_method":"GET","request_uri":"/","server_protocol":"HTTP/1.1","status":200,"body_bytes_sent":0,"http_referer":"https://www.","http_user_agent":"Mozilla/5.0 ("}
      {"version":2,"account-id":"123456789012","interface-id":"eni-0","srcaddr":"10.0.","dstaddr":"172.31.","srcport":443,"dstport":443,"protocol":6,"packets":1,"bytes":40,"start":17,"end":17,"action":"ACCEPT","log-status":"OK","vpc-id":"vpc-0","subnet-id":"subnet-0","instance-id":"i-0","tcp-flags":3,"type":"IPv4","pkt-srcaddr":"10.","pkt-dstaddr":"10.","flow-direction":"egress"}
      {"time":"2026-11-14T12:00:00.123Z","type":"platform.report","requestId":"","status":"success","errorType":"","durationMs":1.00,"billedDurationMs":1,"memorySizeMB":128,"maxMemoryUsedMB":100,"initDurationMs":1.00}
      {"type":"platform.start","requestId":"","version":"$LATEST"}
      {"facility":1,"severity":6,"version":1,"timestamp":"Nov 14 12:00:00","hostname":"ip-10-0-","app-name":"sshd","procid":"1","msgid":"","structured-data":{"","msg":"","json":{"level":"INFO","message":"
      {"log_time":"2026-11-14 12:00:00 UTC","connection_from":"10.0.","user_name":"","database_name":"","process_id":1,"error_severity":"ERROR","message":"","detail":"","query":"","duration":0.1
      {"error_severity":"LOG","message":"duration: ","query":"
      {"time":"2026-11-14T12:00:00.123456Z","thread":0,"label":"Warning","err_code":"MY-01","subsystem":"Server","msg":"
      {"id":"3","timestamp":"2026-11-14T12:00:00.123Z","message":"","json":{"","owner":"123456789012","logGroup":"/aws/lambda/","logStream":"2026/11/14/[$LATEST]","subscriptionFilters":[""],"extractedFields":{"@aws.account":"
      {"time":17,"host":"","source":"","sourcetype":"aws:cloudwatchlogs","event":"","fields":{"owner":"","subscriptionFilter":""}}
      {"message":"
      {"Time":"2026-11-14T12:00:00.123456Z","User":"","Current_user":"","Host":"ip-10-0-","IP":"10.0.","Id":1,"Query_time":0.000100,"Lock_time":0.000000,"Rows_sent":1,"Rows_examined":1,"Database":"","timestamp":17,"Statement":"
      COMMIT; ROLLBACK; BEGIN; SHOW  USE  SET  = NULL DELETE FROM  LEFT JOIN  ON  GROUP BY  HAVING COUNT(*)  VALUES ( INSERT INTO  ON DUPLICATE KEY UPDATE  <> '' LIKE '% IS NOT NULL IN ( AND  OR  = ' ORDER BY  DESC LIMIT  WHERE id =  FROM SELECT * FROM
      {"Time":"2026-11-14T12:00:00.123456Z","PID":"1","Perform":"Connect","Statement":"
      "Perform":"Quit","Statement":""}
      "Perform":"Prepare","Statement":"
      "Perform":"Execute","Statement":"UPDATE
      {"Time":"2026-11-14T12:00:00.123456Z","PID":"1","Perform":"Query","Statement":"SELECT
      """
          .getBytes(US_ASCII);

  private Dictionary() {}
}
