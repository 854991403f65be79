/** Ten rows in both published variants, written for these tests: equal rows, a bad row among good ones, out of order. */
export const DUPLICATE_HEADER_FILE =
  '\uFEFF' +
  [
    'Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering',
    '2022/09/01 00:20,010,8000AAAA0,010,8000AAAA0,3697.34,US Dollar,3697.34,US Dollar,Reinvestment,0',
    '2022/09/01 00:05,011,8000BBBB0,0012,8000CCCC0,85.3,Euro,100.00,US Dollar,ACH,1',
    '2022/09/01 00:20,010,8000AAAA0,0999,8000DDDD0,10.5,US Dollar,10.50,US Dollar,Cheque,0',
    '2022/09/01 00:20,010,8000AAAA0,0999,8000DDDD0,10.5,US Dollar,10.50,US Dollar,Cheque,0',
    '2022/09/01 00:21,010,8000"AAA0,0999,8000DDDD0,10.5,US Dollar,10.50,US Dollar,Cheque,0',
    '2022/09/31 00:21,010,8000AAAA0,0999,8000DDDD0,10.5,US Dollar,10.50,US Dollar,Cheque,0',
    '2022/09/01 00:22,010,8000AAAA0,0999,8000DDDD0,1e5,US Dollar,10.50,US Dollar,Cheque,0',
    '2022/09/01 00:23,010,8000AAAA0,0999,8000DDDD0,10.5,US Dollar,10.50,US Dollar',
    '2022/09/02 00:01,0777,8000EEEE0,010,8000AAAA0,0.000258,Bitcoin,0.000258,Bitcoin,Bitcoin,0',
    '2022/09/02 00:02,0777,8000EEEE0,0888,8000FFFF0,7.00,Yen,7.00,Yen,Cash,0',
  ].join('\r\n') + '\r\n';

export const SUFFIXED_HEADER_FILE =
  [
    'Timestamp,From Bank,Account,To Bank,Account.1,Amount Received,Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering',
    '2022-09-01 00:20:00,10,8000AAAA0,10,8000AAAA0,3697.34,US Dollar,3697.34,US Dollar,Reinvestment,0',
    '2022-09-01 00:05:00,11,8000BBBB0,12,8000CCCC0,85.30,Euro,100.0,US Dollar,ACH,1',
    '2022-09-01 00:20:00,10,8000AAAA0,999,8000DDDD0,10.50,US Dollar,10.5,US Dollar,Cheque,0',
    '2022-09-01 00:20:00,10,8000AAAA0,999,8000DDDD0,10.50,US Dollar,10.5,US Dollar,Cheque,0',
    '2022-09-02 00:01:00,777,8000EEEE0,10,8000AAAA0,0.000258,Bitcoin,0.000258,Bitcoin,Bitcoin,0',
    '2022-09-02 00:02:00,777,8000EEEE0,888,8000FFFF0,7.0,Yen,7.0,Yen,Cash,0',
  ].join('\n') + '\n';

/** Where the real AMLworld files are, if this machine has them: tests that want them say that they skip. */
export const amlworldDirectory = (): string | undefined => process.env['AMLWORLD_DIR'];
